/**
 * A file of any kind as one text of comma-separated values: the front door is {@link
 * io.customerprediction.transactions.files.FileText}. What cannot be a log is named as what it is.
 */
@NullMarked
package io.customerprediction.transactions.files;

import org.jspecify.annotations.NullMarked;
