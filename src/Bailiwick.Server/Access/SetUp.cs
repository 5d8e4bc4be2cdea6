using System.Security.Cryptography;
using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Bailiwick.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Creates the first administrator with a first workspace, once, for who knows the set-up code; then the demo is loaded by a job.</summary>
public sealed class SetUp(BailiwickContext database, NewUsers users, Audit audit, JobQueue jobs, Hosting.ServerSettings settings, TimeProvider clock)
{
    private const string FirstWorkspace = "Bailiwick";

    [SchemaName("SetupRequest")]
    public sealed record Request(string SetupCode, string Email, string Name, string Password, string? WorkspaceName = null);

    public async Task<Outcome<UserRow>> HandleAsync(Request request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);

        // The lock on the only row lets one of several at once through; the others find it gone.
        var code = await database.Database.SqlQuery<string>($"SELECT code AS \"Value\" FROM setup_codes FOR UPDATE").ToListAsync(cancellation);
        if (code.Count == 0 || await database.Users.AnyAsync(cancellation))
        {
            return AccessRefusals.AlreadySetUp;
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code[0]), Encoding.UTF8.GetBytes(request.SetupCode)))
        {
            return AccessRefusals.WrongSetupCode;
        }

        var made = users.Make(new NewUsers.Form(request.Email, request.Name, request.Password));
        var name = string.IsNullOrWhiteSpace(request.WorkspaceName) ? FirstWorkspace : request.WorkspaceName.Trim();
        if (!made.IsDone || NewUsers.JudgeName(name) is not null)
        {
            return made.Refusal ?? NewUsers.JudgeName(name)!;
        }

        var user = made.Value;
        user.LastSignInAt = clock.GetUtcNow();
        var caller = AddWorkspace(name, user);
        await database.Database.ExecuteSqlAsync($"DELETE FROM setup_codes", cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        if (settings.Demo && jobs.Takes(JobKind.Demo))
        {
            await jobs.EnqueueAsync(caller, new JobStart(JobKind.Demo, new { }), cancellation);
        }

        return user;
    }

    private Caller AddWorkspace(string name, UserRow user)
    {
        var workspace = new WorkspaceRow { Id = new WorkspaceId(Guid.CreateVersion7(user.CreatedAt)), Name = name, CreatedAt = user.CreatedAt };
        var caller = new Caller(user.Id, user.Name, workspace.Id, Role.Administrator);
        database.Users.Add(user);
        database.Workspaces.Add(workspace);
        database.Memberships.Add(new MembershipRow { WorkspaceId = workspace.Id, UserId = user.Id, Role = Role.Administrator, CreatedAt = user.CreatedAt });
        audit.Add(database, caller, new Audit.Entry("workspace.created", name));
        audit.Add(database, caller, new Audit.Entry("member.added", user.Email, $"as {Role.Administrator}, by set-up"));
        return caller;
    }
}
