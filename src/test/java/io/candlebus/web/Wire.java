package io.candlebus.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Plain bytes over a socket, for requests that no well-behaved client sends. */
final class Wire {
    private static final int TIMEOUT_MS = 20_000;

    private Wire() {}

    /** Sends lines, ended as HTTP wants it, asks for the connection to be closed, and reads the answer to its end. */
    static String send(int port, String... lines) throws IOException {
        return raw(port, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends a text as it is and reads the answer to its end. */
    static String raw(int port, String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The status of an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
