package io.candlebus.webhook;

import java.util.List;

/**
 * Somebody who is told of signals.
 *
 * @param name {@code [a-z0-9][a-z0-9_-]{0,31}}
 * @param secrets with which messages are signed; none for those that are not
 * @param chat for templates that need one; else null
 * @param strategies whose signals it is told; empty for all
 * @param opened whether it may be at an address of a private network, or of this machine
 * @param late whether it is told of signals that are of no use any more
 */
public record Target(
        String name,
        TargetUrl url,
        Template template,
        List<Secret> secrets,
        String chat,
        List<String> strategies,
        boolean opened,
        boolean late) {
    /** Most targets there may be. */
    public static final int LIMIT = 16;

    /** Most secrets of one, of which one takes the others' place. */
    public static final int SECRETS_LIMIT = 4;

    /** Most strategies that one names. */
    public static final int STRATEGIES_LIMIT = 1000;

    public Target {
        secrets = List.copyOf(secrets);
        strategies = List.copyOf(strategies);
    }

    /** Whether it is told of a strategy's signals. */
    public boolean wants(String strategyId) {
        return strategies.isEmpty() || strategies.contains(strategyId);
    }
}
