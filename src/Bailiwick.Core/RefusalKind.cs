namespace Bailiwick.Core;

/// <summary>The families of refusals.</summary>
public enum RefusalKind
{
    /// <summary>The input breaks a rule (HTTP 400 or 422).</summary>
    Invalid,

    /// <summary>Nothing of that name or id is there, or the caller may not know that it is (HTTP 404).</summary>
    NotFound,

    /// <summary>The caller is known and may not do this (HTTP 403).</summary>
    Forbidden,

    /// <summary>Somebody else, or an earlier act, got there first (HTTP 409).</summary>
    Conflict,

    /// <summary>Larger than the service takes (HTTP 413).</summary>
    TooLarge,
}
