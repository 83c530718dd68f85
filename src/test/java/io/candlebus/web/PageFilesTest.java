package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFilesTest {
    @TempDir
    Path folder;

    @Test
    void theBundledPageIsFound() {
        assertTrue(new PageFiles(null).find("index.html").isPresent());
        assertTrue(new PageFiles(null).find("js/main.js").isPresent());
    }

    @Test
    void aFolderIsNotAFile() {
        assertFalse(new PageFiles(null).find("js").isPresent());
        assertFalse(new PageFiles(folder).find("vendor").isPresent());
    }

    @Test
    void aFileOfTheFolderWinsOverTheBundledOne() throws IOException {
        Files.writeString(folder.resolve("index.html"), "mine");
        assertEquals(
                "mine",
                new PageFiles(folder).find("index.html").orElseThrow().bytes().toString());
    }
}
