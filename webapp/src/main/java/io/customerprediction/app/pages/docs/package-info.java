/**
 * The documents of the project as pages; the only room that knows Markdown. The front door is
 * {@link io.customerprediction.app.pages.docs.DocsPage}.
 */
@NullMarked
package io.customerprediction.app.pages.docs;

import org.jspecify.annotations.NullMarked;
