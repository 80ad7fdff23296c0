// Preloaded into the test LRS: it would listen on every interface, and stop reading attachments of 16 kB and more.
'use strict';
const { Server } = require('net');
const stream = require('stream');

const listen = Server.prototype.listen;
Server.prototype.listen = function (...args) {
  if (typeof args[0] === 'number' && typeof args[1] !== 'string') {
    args.splice(1, 0, '127.0.0.1');
  }
  return listen.apply(this, args);
};
if (stream.setDefaultHighWaterMark) {
  stream.setDefaultHighWaterMark(false, 64 * 1024 * 1024);
}
