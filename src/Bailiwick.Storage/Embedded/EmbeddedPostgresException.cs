namespace Bailiwick.Storage.Embedded;

/// <summary>The embedded server cannot be had; the message says why and what to do.</summary>
public sealed class EmbeddedPostgresException(string message) : Exception(message);
