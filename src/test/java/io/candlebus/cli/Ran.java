package io.candlebus.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run, and what came of it. */
record Ran(int status, String out, String err) {
    static Ran candlebus(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Candlebus.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(status, out.toString(), err.toString());
    }
}
