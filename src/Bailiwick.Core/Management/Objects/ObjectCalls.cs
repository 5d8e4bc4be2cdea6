namespace Bailiwick.Core.Management.Objects;

/// <summary>What may be done with the records of an object: the calls of the Object Reference.</summary>
[Flags]
public enum ObjectCalls
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read by query.</summary>
    Query = 1,

    /// <summary>Read by id.</summary>
    Retrieve = 2,

    /// <summary>Make.</summary>
    Create = 4,

    /// <summary>Change.</summary>
    Update = 8,

    /// <summary>Make or change by an outside key.</summary>
    Upsert = 16,

    /// <summary>Remove.</summary>
    Delete = 32,

    /// <summary>Ask which were removed or changed since.</summary>
    Replicate = 64,

    /// <summary>Query and retrieve.</summary>
    Read = Query | Retrieve,

    /// <summary>Create, read, update, upsert and delete.</summary>
    All = Read | Create | Update | Upsert | Delete,
}
