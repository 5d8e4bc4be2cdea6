namespace Bailiwick.Server.Management.Bulk;

/// <summary>How records stand in a file.</summary>
public enum BulkFormat
{
    /// <summary>A line of names, then a line a record (RFC 4180).</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Ndjson,
}
