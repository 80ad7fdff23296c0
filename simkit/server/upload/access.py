"""Who may ask what of deliveries."""

from simkit.server.access import a_device, may, plain, signed_in

RULES = {
    # A machine has no cookie: who it stands for is in its token, or in the code it was given.
    "upload.me": a_device(),
    "upload.announce": a_device(),
    "upload.chunk": a_device(),
    "upload.program": a_device("nothing"),
    "upload.finish": a_device(),
    "upload.key": plain(),
    "upload.enrol": plain(),
    "upload.pair.ask": plain(),
    "upload.pair.poll": plain(),
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
