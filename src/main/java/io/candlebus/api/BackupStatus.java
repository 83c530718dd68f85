package io.candlebus.api;

/**
 * How the nightly backup is doing.
 *
 * @param lastMs wall clock at which the newest was made; 0 for none
 * @param file of the newest; null for none
 * @param bytes its size
 * @param nextMs wall clock of the next one; 0 when none is planned
 * @param failure why the last attempt failed; null when it did not
 */
public record BackupStatus(long lastMs, String file, long bytes, long nextMs, String failure) {
    /** No backups are made. */
    public static final BackupStatus NONE = new BackupStatus(0, null, 0, 0, null);
}
