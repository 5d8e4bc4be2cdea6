using Bailiwick.Core.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Access;

public static class WorkspaceApi
{
    public static void MapWorkspaces(this RouteGroupBuilder api)
    {
        var routes = api.MapGroup("/workspaces").WithTags("Workspaces");
        routes.MapGet("", (Sessions sessions, HttpContext context, CancellationToken cancellation) =>
            Answer.Of(sessions.ListPageAsync(context.User, cancellation))).WithName("listWorkspaces");
        routes.MapPost("", (CreateWorkspace create, CreateWorkspace.Request request, HttpContext context, CancellationToken cancellation) =>
            Answer.Of(create.HandleAsync(request, context.User, cancellation))).WithName("createWorkspace");
    }

    public static void MapAccess(this RouteGroupBuilder workspace)
    {
        var members = workspace.MapGroup("/members").WithTags("Members");
        members.MapGet("", (Members all, Caller caller, CancellationToken cancellation) =>
            Answer.Of(all.ListAsync(caller, cancellation))).Demands(Right.ManageMembers).WithName("listMembers");
        members.MapPost("", (AddMember add, AddMember.Request request, Caller caller, CancellationToken cancellation) =>
            Answer.Of(add.HandleAsync(request, caller, cancellation))).Demands(Right.ManageMembers).WithName("addMember");
        members.MapPatch("/{user:guid}", (ChangeMember change, Guid user, ChangeMember.Request request, Caller caller, CancellationToken cancellation) =>
            Answer.Of(change.HandleAsync(user, request, caller, cancellation))).Demands(Right.ManageMembers).WithName("changeMember");
        members.MapDelete("/{user:guid}", (RemoveMember remove, Guid user, Caller caller, CancellationToken cancellation) =>
            Answer.Of(remove.HandleAsync(user, caller, cancellation))).Demands(Right.ManageMembers).WithName("removeMember");

        var tokens = workspace.MapGroup("/tokens").WithTags("Tokens");
        tokens.MapGet("", (Tokens own, Caller caller, CancellationToken cancellation) =>
            Answer.Of(own.ListAsync(caller, cancellation))).Demands(Right.ManageOwnTokens).WithName("listTokens");
        tokens.MapPost("", (Tokens own, Tokens.Request request, Caller caller, HttpContext context, CancellationToken cancellation) =>
            Answer.Of(own.CreateAsync(request, caller, context.User, cancellation))).Demands(Right.ManageOwnTokens).WithName("createToken");
        tokens.MapDelete("/{id:guid}", (Tokens own, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(own.RevokeAsync(id, caller, cancellation))).Demands(Right.ManageOwnTokens).WithName("revokeToken");

        workspace.MapGet("/audit", (ReadAudit read, [AsParameters] PageQuery page, Caller caller, CancellationToken cancellation) =>
            Answer.Of(read.HandleAsync(page, caller, cancellation))).Demands(Right.ReadAudit).WithTags("Audit").WithName("readAudit");
    }
}
