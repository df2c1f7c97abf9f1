/**
 * A folder whose files are added to what is stored. Front door: {@link io.customerprediction.app.inbox.Inbox}; {@code
 * WaitingFiles} finds those that are complete, {@code FileToAdd} reads and adds one, {@code EndedFiles} keeps it with its
 * report.
 */
@NullMarked
package io.customerprediction.app.inbox;

import org.jspecify.annotations.NullMarked;
