namespace Bailiwick.Server.Management.Accounts;

/// <summary>One account as a balance sees it.</summary>
/// <param name="Numbers">By field asked for; NaN is empty.</param>
/// <param name="Leaves">Places of its territories of the lowest level.</param>
/// <param name="IsFixed">Whether it may not move: assigned by hand, kept off by its flag, disqualified, or tied to its family.</param>
public sealed record SceneAccount(
    string Id, string? Number, string Name, double Latitude, double Longitude, double[] Numbers, IReadOnlyList<int> Leaves, bool IsNew, bool IsFixed, bool IsDisqualified)
{
    public bool HasPlace => !double.IsNaN(Latitude) && !double.IsNaN(Longitude);
}
