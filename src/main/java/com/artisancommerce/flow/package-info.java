/** Processes that cross areas: one class each, one transaction each, its steps named by verbs. */
@NullMarked
package com.artisancommerce.flow;

import org.jspecify.annotations.NullMarked;
