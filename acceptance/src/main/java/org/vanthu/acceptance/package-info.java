/**
 * A site in a process of its own and a client of its HTTP API: what the black-box tests and the load drivers share. It
 * knows nothing of the site's inside.
 */
package org.vanthu.acceptance;
