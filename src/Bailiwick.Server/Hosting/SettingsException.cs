namespace Bailiwick.Server.Hosting;

/// <summary>A setting cannot be used; the message names it, its value and what is wanted.</summary>
public sealed class SettingsException(string message) : Exception(message);
