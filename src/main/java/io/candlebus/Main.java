package io.candlebus;

import io.candlebus.cli.Candlebus;

/** The front door. Without arguments it serves the demo. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int status = Candlebus.run(args);
        if (status != 0) {
            System.exit(status);
        }
    }
}
