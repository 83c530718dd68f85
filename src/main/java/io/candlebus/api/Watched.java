package io.candlebus.api;

/**
 * Told which {@code ui.*} addresses have at least one subscriber, so that views nobody looks at are never built. The
 * caller counts: each address is watched once when its first subscriber comes, and unwatched once when its last one
 * leaves, also when that one's connection was lost. Calls come from the web verticle's event loop, must return at once
 * and must not throw; the addresses are well formed, but may name things that do not exist.
 */
public interface Watched {
    /** Its first subscriber is registered; whatever is published from now on arrives. */
    void watch(String address);

    /** Its last subscriber is gone. */
    void unwatch(String address);
}
