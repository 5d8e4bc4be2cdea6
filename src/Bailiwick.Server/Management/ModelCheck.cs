using Bailiwick.Core;
using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Server.Management;

/// <summary>Whether the models that an act touched still hold together: states, hierarchy, rules. Nothing is committed that does not.</summary>
public sealed class ModelCheck(RuleAreas areas)
{
    public async Task<Refusal?> AfterAsync(LiveScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        foreach (var id in scope.TouchedModels.Order(StringComparer.Ordinal))
        {
            var model = await LiveModel.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, id, cancellation);
            if (model is not null && await JudgeAsync(scope, model, cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async Task<Refusal?> JudgeAsync(LiveScope scope, LiveModel model, CancellationToken cancellation)
    {
        if (!model.State.IsEditable())
        {
            return LiveRefusals.NotEditable(model.Name, model.State);
        }

        foreach (var one in model.Territories)
        {
            if (one.Text("ParentTerritory2Id") is { } parent && model.Territory(parent) is null)
            {
                var other = await scope.FindAsync("Territory2", parent, cancellation);
                return LiveRefusals.OtherModel(one.Text("Name")!, other?.Text("Name") ?? parent);
            }
        }

        foreach (var one in model.Associations)
        {
            if (model.Territory(one.Text("Territory2Id")) is null)
            {
                return LiveRefusals.OtherModel(model.RuleOfId[one.Text("RuleId")!].Text("MasterLabel")!, one.Text("Territory2Id")!);
            }
        }

        // The rules are compiled over no accounts: fields, filters, values, sets and the hierarchy are judged all the same.
        var account = scope.TypeOf("Account");
        var empty = await LiveAccounts.ReadAsync(scope.Connection, scope.Act.Workspace, account, model.RuleFields, [], null, cancellation);
        var onMap = await areas.ReadAsync(scope.Act.Workspace, model.Sets, cancellation);
        if (!onMap.IsDone)
        {
            return onMap.Refusal;
        }

        var compiled = CompiledBook.Compile(model.Book() with { Areas = onMap.Value }, empty.Table);
        return compiled.IsDone ? null : compiled.Refusal;
    }
}
