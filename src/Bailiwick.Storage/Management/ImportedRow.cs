namespace Bailiwick.Storage.Management;

/// <summary>What became of one row of a file.</summary>
/// <param name="Row">Number of the record in the file, from 1.</param>
/// <param name="Line">The line of the file it begins on, from 1.</param>
/// <param name="RecordId">The record; null when there is none.</param>
/// <param name="Result">One word: created, updated, unchanged, deleted, refused, notWritten.</param>
/// <param name="Column">Which cell was refused, or null.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Message">The refusal's words.</param>
public sealed record ImportedRow(int Row, int Line, string? RecordId, string Result, string? Column = null, string? Value = null, string? Code = null, string? Message = null);
