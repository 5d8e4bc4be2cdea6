using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Boundaries;

public static class BoundariesApi
{
    public static void MapBoundaries(this RouteGroupBuilder workspace)
    {
        var sets = workspace.MapGroup("/boundary-sets").WithTags("Boundary sets");
        sets.MapGet("", (ListBoundarySets list, [AsParameters] PageQuery page, Caller caller, CancellationToken cancellation) =>
            Answer.Of(list.HandleAsync(page, caller, cancellation))).Demands(Right.ViewPlans).WithName("listBoundarySets");
        sets.MapPost("/describe", (DescribeBoundaries describe, DescribeBoundaries.Request request, Caller caller, CancellationToken cancellation) =>
            Answer.Of(describe.HandleAsync(request, caller, cancellation))).Demands(Right.ManageBoundaries).JudgesFiles().WithName("describeBoundaries");
        sets.MapPost("", (AddBoundarySet add, AddBoundarySet.Request request, Caller caller, CancellationToken cancellation) =>
            Answer.Of(add.HandleAsync(request, caller, cancellation))).Demands(Right.ManageBoundaries).WithName("addBoundarySet");
        sets.MapGet("/{id:guid}", (ReadBoundarySet read, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(read.InfoAsync(new BoundarySetId(id), caller, cancellation))).Demands(Right.ViewPlans).WithName("readBoundarySet");
        sets.MapDelete("/{id:guid}", (RemoveBoundarySet remove, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(remove.HandleAsync(new BoundarySetId(id), caller, cancellation))).Demands(Right.ManageBoundaries).WithName("removeBoundarySet");
        sets.MapGet("/{id:guid}/findings", (ListBoundaryFindings list, Guid id, [AsParameters] PageQuery page, Caller caller, CancellationToken cancellation) =>
            Answer.Of(list.HandleAsync(new BoundarySetId(id), page, caller, cancellation))).Demands(Right.ViewPlans).WithName("listBoundaryFindings");
        sets.MapGet("/{id:guid}/units", (ReadBoundarySet read, Guid id, Caller caller, CancellationToken cancellation) =>
            read.UnitsAsync(new BoundarySetId(id), caller, cancellation)).Demands(Right.ViewPlans).WithName("readBoundaryUnits");
        sets.MapGet("/{id:guid}/mesh", (ReadBoundarySet read, Guid id, string? detail, Caller caller, CancellationToken cancellation) =>
            Answer.Binary(read.MeshAsync(new BoundarySetId(id), detail, caller, cancellation))).Demands(Right.ViewPlans).WithName("readBoundaryMesh");
        sets.MapGet("/{id:guid}/tiles/{zoom:int}/{column:int}/{row:int}", (ReadBoundarySet read, Guid id, int zoom, int column, int row, Caller caller, CancellationToken cancellation) =>
            Answer.Binary(read.TileAsync(new BoundarySetId(id), (zoom, column, row), caller, cancellation))).Demands(Right.ViewPlans).WithName("readBoundaryTile");
    }
}
