package io.candlebus.config;

import io.candlebus.strategy.Spelling;
import io.candlebus.webhook.Reach;
import io.candlebus.webhook.Secret;
import io.candlebus.webhook.Signature;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the list {@code webhooks} of the YAML file. A URL or secret may be given as {@code env:NAME}, and is read from that
 * environment variable then. What is wrong is told, never with a secret or a URL.
 */
final class WebhookReader {
    private static final List<String> MEMBERS =
            List.of("name", "url", "template", "secrets", "chat", "strategies", "private_networks", "late");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final Pattern STRATEGY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final String ENVIRONMENT = "env:";
    private static final int CHAT_LIMIT = 200;
    private static final Secret UNSET = new Secret("");

    private final UnaryOperator<String> environment;
    private final Consumer<String> problems;
    private boolean openSecrets;

    /**
     * @param environment gives null for a variable that is not set
     * @param problems told of each, with its place
     */
    WebhookReader(UnaryOperator<String> environment, Consumer<String> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** Those that are right. */
    List<Target> read(Object given) {
        if (!(given instanceof JsonArray list)) {
            problems.accept("webhooks must be a list");
            return List.of();
        }
        if (list.size() > Target.LIMIT) {
            problems.accept("webhooks must be at most " + Target.LIMIT);
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            One one = new One("webhooks[" + i + "]", list.getValue(i));
            Target target = one.target();
            if (target != null && !names.add(target.name())) {
                one.wrong("name", "is another's name, too");
            } else if (target != null) {
                targets.add(target);
            }
        }
        return targets;
    }

    /** Whether what nobody else may read stands in the file itself. */
    boolean holdsSecrets() {
        return openSecrets;
    }

    /** One entry of the list. */
    private final class One {
        private final String place;
        private final JsonObject given;
        private boolean right = true;

        One(String place, Object value) {
            this.place = place;
            this.given = value instanceof JsonObject object ? object : new JsonObject();
            if (!(value instanceof JsonObject)) {
                fail(place + " must have members, as name and url");
            }
            for (String member : given.fieldNames()) {
                if (!MEMBERS.contains(member)) {
                    String question = Spelling.question(member, MEMBERS);
                    fail(place + " has no member \"" + member + "\"" + (question == null ? "" : "; " + question));
                }
            }
        }

        Target target() {
            if (!right) {
                return null;
            }
            Template template = template();
            boolean opened = flag("private_networks");
            Target target = new Target(
                    name(),
                    url(template, opened),
                    template,
                    secrets(template),
                    chat(template),
                    strategies(),
                    opened,
                    late());
            return right ? target : null;
        }

        private String name() {
            String name = text("name");
            if (name == null || !NAME.matcher(name).matches()) {
                wrong("name", "must be 1 to 32 of a-z, 0-9, _ and -, beginning with a letter or digit");
            }
            return name;
        }

        private Template template() {
            String word = text("template");
            if (word == null) {
                return Template.STANDARD;
            }
            for (Template template : Template.values()) {
                if (template.word().equals(word)) {
                    return template;
                }
            }
            List<String> words =
                    Arrays.stream(Template.values()).map(Template::word).toList();
            wrong("template", "must be one of " + String.join(", ", words));
            return Template.STANDARD;
        }

        private TargetUrl url(Template template, boolean opened) {
            Secret text = secret("url", text("url"), template.isUrlSecret());
            if (text == null) {
                wrong("url", "is missing");
            }
            if (text == null || text == UNSET) {
                return null;
            }
            try {
                TargetUrl url = TargetUrl.parse(text.reveal());
                String problem = problem(url, opened);
                if (problem != null) {
                    wrong("url", problem);
                }
                return url;
            } catch (IllegalArgumentException e) {
                wrong("url", e.getMessage());
                return null;
            }
        }

        private static String problem(TargetUrl url, boolean opened) {
            boolean localName = url.host().equals("localhost") || url.host().endsWith(".localhost");
            boolean local = url.isAddress() ? Reach.isLoopback(Reach.literal(url.host())) : localName;
            String refusal = url.isAddress() ? Reach.refusal(Reach.literal(url.host()), opened) : null;
            if (localName && !opened) {
                refusal = "an address of this machine";
            }
            if (refusal != null) {
                return "is " + refusal
                        + (opened ? "" : "; private_networks: true allows private ones and this machine");
            }
            return url.secure() || local ? null : "must begin with https://; http:// is for this machine alone";
        }

        private List<Secret> secrets(Template template) {
            List<String> texts = texts("secrets", Target.SECRETS_LIMIT);
            List<Secret> secrets = new ArrayList<>();
            for (String text : texts) {
                Secret secret = secret("secrets", text, true);
                String problem = secret == UNSET ? null : Signature.problem(secret);
                if (problem != null) {
                    wrong("secrets", problem);
                }
                secrets.add(secret);
            }
            if (texts.isEmpty() && template == Template.STANDARD) {
                wrong("secrets", "must hold one at least, with which messages are signed");
            }
            return secrets;
        }

        private String chat(Template template) {
            String chat = text("chat");
            if (template.needsChat() && (chat == null || chat.isBlank() || chat.length() > CHAT_LIMIT)) {
                wrong("chat", "must be the chat's id, or its @name");
            } else if (!template.needsChat() && chat != null) {
                wrong("chat", "is for the template telegram alone");
            }
            return chat;
        }

        private List<String> strategies() {
            List<String> ids = texts("strategies", Target.STRATEGIES_LIMIT);
            if (!ids.stream().allMatch(id -> STRATEGY.matcher(id).matches())) {
                wrong("strategies", "must be ids of strategies");
            }
            if (ids.isEmpty() && given.containsKey("strategies")) {
                wrong("strategies", "must name one at least; leave it out for all");
            }
            return ids;
        }

        private boolean late() {
            String word = text("late");
            if (word != null && !word.equals("send") && !word.equals("drop")) {
                wrong("late", "must be one of send, drop");
            }
            return !"drop".equals(word);
        }

        private boolean flag(String member) {
            String word = text(member);
            if (word != null && !word.equals("true") && !word.equals("false")) {
                wrong(member, "must be one of true, false");
            }
            return "true".equals(word);
        }

        /** Null when it is missing, {@link #UNSET} when its variable is not set, which is told. */
        private Secret secret(String member, String text, boolean confidential) {
            if (text == null || !text.startsWith(ENVIRONMENT)) {
                openSecrets |= text != null && confidential;
                return text == null ? null : new Secret(text);
            }
            String variable = text.substring(ENVIRONMENT.length());
            String value = environment.apply(variable);
            if (value == null) {
                wrong(member, "is to be read from the environment variable " + variable + ", which is not set");
                return UNSET;
            }
            return new Secret(value.strip());
        }

        private String text(String member) {
            Object value = given.getValue(member);
            return value == null ? null : String.valueOf(value);
        }

        private List<String> texts(String member, int limit) {
            Object value = given.getValue(member);
            List<String> texts = new ArrayList<>();
            if (value instanceof JsonArray list) {
                list.forEach(text -> texts.add(String.valueOf(text)));
            } else if (value != null) {
                texts.add(String.valueOf(value));
            }
            if (texts.size() > limit) {
                wrong(member, "must be at most " + limit);
            }
            return texts;
        }

        void wrong(String member, String claim) {
            fail(place + "." + member + " " + claim);
        }

        private void fail(String sentence) {
            right = false;
            problems.accept(sentence);
        }
    }
}
