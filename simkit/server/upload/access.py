"""Who may ask what of deliveries."""

from simkit.server.access import a_device, anybody, may, signed_in

RULES = {
    "upload.me": a_device(),
    "upload.announce": a_device(),
    "upload.chunk": a_device(),
    "upload.program": a_device("nothing"),
    "upload.finish": a_device(),
    "upload.key": anybody(),
    "upload.enrol": anybody(),
    "upload.pair.ask": anybody(),
    "upload.pair.poll": anybody(),
    "upload.devices": signed_in("own"),
    "upload.devices.code": signed_in("own"),
    "upload.device.close": signed_in("own"),
    "upload.pair": signed_in("own"),
    "upload.pair.answer": signed_in("own"),
    "upload.flags": may("admin", sees="accounts"),
    "upload.flag.close": may("admin", sees="accounts"),
    "upload.programs": may("designer", "admin"),
    "upload.programs.accept": may("designer", "admin"),
}
