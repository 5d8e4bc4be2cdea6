using Bailiwick.Core;
using Bailiwick.Server.Live;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;

namespace Bailiwick.Server.Access;

/// <summary>Takes a person out of the workspace, with the tokens; open live connections end.</summary>
public sealed class RemoveMember(BailiwickContext database, Members members, Audit audit, LiveNotices notices)
{
    public async Task<Outcome<Nothing>> HandleAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (await members.FindForChangeAsync(id, caller, cancellation) is not { } found)
        {
            return AccessRefusals.UnknownMember(id);
        }

        var (user, membership) = found;
        if (await members.IsLastAdministratorAsync(membership, cancellation))
        {
            return AccessRefusals.LastAdministrator(user.Name);
        }

        database.Memberships.Remove(membership);
        audit.Add(database, caller, new Audit.Entry("member.removed", user.Email, $"was {membership.Role}"));
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await notices.SendAsync(new LiveNotice(LiveNotice.Removed, caller.Workspace.Value, id), cancellation);
        return Nothing.Instance;
    }
}
