/** What people see: a view record and a template for each page, one layout, one style sheet, one file of texts. */
@NullMarked
package io.customerprediction.app.pages;

import org.jspecify.annotations.NullMarked;
