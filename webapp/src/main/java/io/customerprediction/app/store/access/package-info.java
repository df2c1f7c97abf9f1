/** Sessions and the audit. Front doors: {@code SessionTable}, {@code AuditTable}. */
@NullMarked
package io.customerprediction.app.store.access;

import org.jspecify.annotations.NullMarked;
