namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>A file to be saved, written while it is sent.</summary>
public sealed record ExportFile(string Name, string ContentType, Func<Stream, Task> WriteAsync);
