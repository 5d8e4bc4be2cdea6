using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Routing;

/// <summary>The rules of a model over one account that is written anew for each question: made ready once, then some microseconds an answer. For many threads.</summary>
internal sealed class RuleProbe
{
    private readonly Lock _lock = new();
    private readonly string[] _fields;
    private readonly RuleRun _run;

    private RuleProbe(string[] fields, RuleRun run) => (_fields, _run) = (fields, run);

    public static async Task<Outcome<RuleProbe>> OfAsync(WorkspaceId workspace, ObjectType account, LiveModel model, RuleAreas areas, CancellationToken cancellation)
    {
        var onMap = await areas.ReadAsync(workspace, model.Sets, cancellation);
        if (!onMap.IsDone)
        {
            return onMap.Refusal;
        }

        ObjectField[] fields = [.. model.RuleFields.Append("Name").Select(account.Find).OfType<ObjectField>().Where(field => !ObjectTable.IsKept(field)).Distinct()];
        var table = new AccountTable(fields.Select(field =>
            field.Type.IsText() ? (AccountColumn)new TextAccountColumn(field, [TextAccountColumn.Empty], []) : new NumberAccountColumn(field, [double.NaN])));
        var compiled = CompiledBook.Compile(model.Book() with { Areas = onMap.Value }, table);
        return compiled.IsDone ? new RuleProbe([.. fields.Select(field => field.Name)], RuleRun.Full(compiled.Value)) : compiled.Refusal;
    }

    /// <summary>The keys of the territories that an account with these cells would be in.</summary>
    /// <param name="valueOf">By field, a value in catalogue types, or null.</param>
    public IReadOnlyList<string> TerritoriesOf(Func<string, object?> valueOf)
    {
        lock (_lock)
        {
            foreach (var field in _fields)
            {
                _run.Book.Table.Set(0, field, TextOf(valueOf(field)));
            }

            _run.Rerun([0]);
            return _run.TerritoriesOf(0);
        }
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
