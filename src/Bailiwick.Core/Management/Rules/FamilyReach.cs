namespace Bailiwick.Core.Management.Rules;

/// <summary>Whose cells decide for an account that has a parent.</summary>
public enum FamilyReach
{
    /// <summary>Its own.</summary>
    Apart,

    /// <summary>Those of the account at the top of its family: the whole family goes where the top goes.</summary>
    FollowTop,
}
