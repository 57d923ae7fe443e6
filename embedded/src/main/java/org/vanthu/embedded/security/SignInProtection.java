package org.vanthu.embedded.security;

import java.time.Duration;

/**
 * When a user name is locked out.
 *
 * @param limit how many failed tries in a row lock the name; 0 = never
 * @param period how long the name stays locked after the last failed try
 */
record SignInProtection(int limit, Duration period) {}
