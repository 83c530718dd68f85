package io.candlebus.feed.frames;

import java.nio.file.Path;

/**
 * Where frames are recorded, and how much of them is kept.
 *
 * @param folder is made when it is not there
 * @param fileBytes a file of so many, compressed, is followed by the next
 * @param files of a venue that are kept; older ones are deleted
 */
public record FrameOptions(Path folder, long fileBytes, int files) {
    public FrameOptions {
        if (fileBytes < 1 || files < 2) {
            throw new IllegalArgumentException("files of " + fileBytes + " bytes, " + files + " of them");
        }
    }
}
