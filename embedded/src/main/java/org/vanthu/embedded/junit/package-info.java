/** The engine in JUnit 5 tests: one PostgreSQL for the run, a fresh database for each class. */
@NullMarked
package org.vanthu.embedded.junit;

import org.jspecify.annotations.NullMarked;
