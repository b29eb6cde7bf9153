package dev.registrysdk.testing.junit;

import java.util.Optional;

/**
 * What a test class has decided for its methods and for the classes nested in it.
 *
 * @param owner the id of the class
 * @param session what the methods share; nothing if each has its own
 */
record ClassScope(String owner, Optional<Session> session) {}
