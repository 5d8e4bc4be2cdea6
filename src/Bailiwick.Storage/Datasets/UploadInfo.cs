namespace Bailiwick.Storage.Datasets;

/// <summary>A file as it was sent.</summary>
public sealed record UploadInfo(Guid Id, string FileName, long Bytes, DateTimeOffset CreatedAt);
