/** Runs the suite within a repository's process: the JUnit Platform behind a web script. */
@NullMarked
package org.vanthu.contract.run;

import org.jspecify.annotations.NullMarked;
