package io.candlebus.cli;

import io.candlebus.api.Build;
import picocli.CommandLine.IVersionProvider;

/** The version of the build. */
public final class Version implements IVersionProvider {
    /** As {@code 0.1.0}. */
    public static String number() {
        return Build.version();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"candlebus " + number()};
    }
}
