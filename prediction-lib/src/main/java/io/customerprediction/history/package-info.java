/** What each customer bought and when: purchase days and amounts, compact, built in one pass. */
@NullMarked
package io.customerprediction.history;

import org.jspecify.annotations.NullMarked;
