package dev.portcullis.provider.wire;

/** What a {@link RecordReader} recognises in plaintext. Every kind is immutable. */
public sealed interface WireMessage permits ClientHello, ServerHello, ServerKeyExchange, Alert {}
