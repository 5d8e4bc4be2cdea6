using Npgsql;

namespace Bailiwick.Storage.Alignments;

/// <summary>Short ways to give a statement its parameters <c>$1, $2 ...</c>; null is NULL and takes its type from the statement.</summary>
internal static class Sql
{
    public static NpgsqlCommand Of(this NpgsqlDataSource database, string text, params ReadOnlySpan<object?> values)
    {
        var command = database.CreateCommand(text);
        Fill(command.Parameters, values);
        return command;
    }

    public static void Add(this NpgsqlBatch batch, string text, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(text);
        Fill(command.Parameters, values);
        batch.BatchCommands.Add(command);
    }

    private static void Fill(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
    }
}
