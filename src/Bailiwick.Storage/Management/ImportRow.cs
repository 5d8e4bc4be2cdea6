namespace Bailiwick.Storage.Management;

/// <summary>What an import did, with its request and counts as JSON.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Upload">The file that was read.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="Act">The act that wrote it; null when nothing was written.</param>
public sealed record ImportRow(Guid Id, Guid Upload, string FileName, DateTimeOffset MadeAt, string MadeBy, string Request, long? Act, string Counts);
