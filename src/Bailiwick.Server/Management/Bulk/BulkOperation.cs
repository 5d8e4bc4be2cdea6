namespace Bailiwick.Server.Management.Bulk;

/// <summary>What is done with each record of a file.</summary>
public enum BulkOperation
{
    Insert,
    Update,

    /// <summary>Updates what matches, and makes the rest.</summary>
    Upsert,
    Delete,
}
