package io.candlebus.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Decodes a document strictly: every number is finite, every name is there once, nothing nests without end. */
final class DocumentParser {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DocumentLimits.NESTING + 1)
                    .maxNameLength(DocumentLimits.KEY_LENGTH)
                    .maxNumberLength(DocumentLimits.NUMBER_LENGTH)
                    .build())
            .build();

    private final String text;
    private final String what;
    private final Findings findings;
    private final Map<String, Span> repeatedKeys = new HashMap<>();
    private JsonParser parser;
    /** What is read so far, so that problems have their place even when the rest cannot be read. */
    private Node begun;

    private DocumentParser(String text, String what, Findings findings) {
        this.text = text;
        this.what = what;
        this.findings = findings;
    }

    /** The document's tree; its root is null when the text is no document at all, and the findings say why. */
    static Document parse(String text, Findings findings) {
        return parse(text, "a strategy", findings);
    }

    /** As {@link #parse(String, Findings)}, of something that is called otherwise. */
    static Document parse(String text, String what, Findings findings) {
        return new DocumentParser(text, what, findings).document();
    }

    /**
     * @param root an object; null when there is none
     */
    record Document(Node root, SourceText source) {}

    private Document document() {
        Node root = tooLong() ? null : tree();
        SourceText source = new SourceText(text, begun, repeatedKeys);
        if (root != null && !root.is(Node.Kind.OBJECT)) {
            findings.error(
                    "wrong-kind",
                    root,
                    what + " is an object, not " + root.kind().phrase());
            return new Document(null, source);
        }
        return new Document(root, source);
    }

    private boolean tooLong() {
        int bytes = text.length() > DocumentLimits.DOCUMENT_BYTES
                ? text.length()
                : text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= DocumentLimits.DOCUMENT_BYTES) {
            return false;
        }
        findings.add(Problem.error(
                "document-limit",
                Place.NOWHERE,
                "a document has at most " + DocumentLimits.DOCUMENT_BYTES + " bytes, this one has at least " + bytes));
        return true;
    }

    private Node tree() {
        // A byte order mark is no JSON, but editors write it; a space keeps every offset.
        String clean = text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
        try (JsonParser opened = FACTORY.createParser(clean)) {
            parser = opened;
            if (parser.nextToken() == null) {
                malformed(0, "the document is empty");
                return null;
            }
            Node root = value(null, "", null, 1);
            if (parser.nextToken() != null) {
                malformed(tokenStart(), "something follows after the end of the document");
                return null;
            }
            return root;
        } catch (TooDeep deep) {
            return null;
        } catch (JsonProcessingException broken) {
            long offset =
                    broken.getLocation() == null ? 0 : broken.getLocation().getCharOffset();
            malformed((int) Math.max(0, Math.min(offset, text.length())), broken.getOriginalMessage());
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private void malformed(int offset, String why) {
        String firstLine =
                why == null ? "it cannot be read" : why.lines().findFirst().orElse("it cannot be read");
        findings.add(Problem.error("malformed-json", new Place("", offset, 1), "this is not JSON: " + firstLine));
    }

    /** Reads the value whose first token has just been read. */
    private Node value(Node parent, String step, Span key, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        Node node = new Node(parent, step, kindOf(token), key, tokenStart());
        attach(node, parent, key);
        if (token.isStructStart()) {
            if (depth > DocumentLimits.NESTING) {
                findings.error("nesting-limit", node, "values nest at most " + DocumentLimits.NESTING + " deep");
                throw new TooDeep();
            }
            children(node, depth);
        } else if (token.isNumeric()) {
            number(node);
        } else {
            node.holds(parser.getText());
        }
        node.endsAt((int) parser.currentLocation().getCharOffset());
        return node;
    }

    private void children(Node node, int depth) throws IOException {
        while (!parser.nextToken().isStructEnd()) {
            if (node.is(Node.Kind.LIST)) {
                value(node, Integer.toString(node.items().size()), null, depth + 1);
                continue;
            }
            String name = parser.currentName();
            Span key = keyAt(tokenStart());
            parser.nextToken();
            value(node, name, key, depth + 1);
        }
    }

    private void attach(Node node, Node parent, Span key) {
        if (parent == null) {
            begun = node;
        } else if (!parent.add(node) && !parent.isLeftOut()) {
            repeatedKeys.putIfAbsent(node.pointer(), key);
            findings.error("duplicate-key", node, "\"" + node.step() + "\" stands here twice");
        }
    }

    /** The value is taken as a double, and as written: no big number is ever built from an exponent. */
    private void number(Node node) throws IOException {
        String written = parser.getText();
        boolean word = written.indexOf('N') >= 0 || written.indexOf('I') >= 0;
        double value = word ? Double.NaN : Double.parseDouble(written);
        if (Double.isFinite(value)) {
            node.holds(written, value + 0.0);
            return;
        }
        node.holds(written, 0);
        if (node.isLeftOut()) {
            // That it is there twice has been told, and nobody reads it.
            return;
        }
        findings.error("bad-number", node, written + " is not a number that can be computed with");
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private Span keyAt(int start) {
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return new Span(start, end + 1 - start);
    }

    private static Node.Kind kindOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Node.Kind.OBJECT;
            case START_ARRAY -> Node.Kind.LIST;
            case VALUE_STRING -> Node.Kind.TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Node.Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Node.Kind.FLAG;
            default -> Node.Kind.NULL;
        };
    }

    /** Ends the descent; what is wrong has been told already. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooDeep() {
            super(null, null, false, false);
        }
    }
}
