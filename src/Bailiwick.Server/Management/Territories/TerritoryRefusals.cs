using Bailiwick.Core;

namespace Bailiwick.Server.Management.Territories;

/// <summary>Every "no" of what is said about territories.</summary>
internal static class TerritoryRefusals
{
    public static Refusal NoThread(long number) => new("management.no-comment", $"There is no comment {number} about this territory. Maybe read them again.", RefusalKind.NotFound);

    public static Refusal CommentTooLong(int characters, int most) => new(
        "management.comment-too-long", $"The comment has {characters:#,0} characters; {most:#,0} are taken. Maybe say it in several.");
}
