using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>Who is away when: a member covers nothing meanwhile, whatever the membership says.</summary>
/// <param name="absences">Records of UserAbsence.</param>
internal sealed class Presence(IEnumerable<LiveRecord> absences)
{
    private readonly ILookup<string, LiveRecord> _absencesOf = absences.ToLookup(one => one.Text("UserId")!, StringComparer.Ordinal);

    public bool IsAway(string user, DateOnly day) => _absencesOf[user].Any(one => RecordGuards.IsOn(one, day));

    /// <summary>Whether a membership holds on a day and its person is there.</summary>
    public bool IsThere(LiveRecord membership, DateOnly day) => RecordGuards.IsOn(membership, day) && !IsAway(membership.Text("UserId")!, day);

    /// <summary>Whether somebody is gone for good by a day.</summary>
    public bool HasLeft(string user, DateOnly day) => _absencesOf[user].Any(one => one.Day("EndDate") is null && one.Day("StartDate") <= day);
}
