namespace Bailiwick.Core.Management.Routing;

/// <summary>What decided where a lead goes.</summary>
public enum RouteVerdict
{
    /// <summary>The territory of the account that it matches.</summary>
    ByAccount,

    /// <summary>The rules of the active model, read on the lead's own fields.</summary>
    ByRules,

    /// <summary>It has no territory; the route for all leads took it.</summary>
    ByDefault,

    /// <summary>Nobody could be found; the lead stays with its owner.</summary>
    Nobody,
}
