using Bailiwick.Core;
using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Server.Management;

/// <summary>Every "no" of the stored live model, in one place.</summary>
internal static class LiveRefusals
{
    public static Refusal RecordNotFound(string type, string id) => new(
        "management.record-not-found", $"There is no {type} \"{id}\". Maybe it was removed.", RefusalKind.NotFound)
    { Details = new Dictionary<string, object?> { ["id"] = id } };

    public static Refusal BadReference(string type, ObjectField field, string value) => new(
        "management.bad-reference", $"{type}.{field.Name} names \"{value}\", and there is no such {string.Join(" or ", field.RefersTo)}. Maybe it was removed.")
    { Details = new Dictionary<string, object?> { ["field"] = field.Name, ["value"] = value } };

    public static Refusal Taken(string type, string field) => new(
        "management.value-taken", $"Another {type} has this {field} already. Maybe choose another.", RefusalKind.Conflict)
    { Details = new Dictionary<string, object?> { ["object"] = type, ["field"] = field } };

    public static Refusal FieldTaken(string type, string field) => new(
        "management.field-taken", $"{type} has a field \"{field}\" already. Maybe another person has just added it.", RefusalKind.Conflict);

    public static Refusal ChangedMeanwhile(string type, string id, string author, long act) => new(
        "management.changed-meanwhile", $"{author} changed {type} \"{id}\" meanwhile, in act {act}. Maybe read it again and decide anew.", RefusalKind.Conflict)
    { Details = new Dictionary<string, object?> { ["id"] = id, ["author"] = author, ["act"] = act } };

    public static Refusal NoChanges() => new("management.no-changes", "Nothing would change. Maybe give a value that differs.");

    public static Refusal TooMany(int count, int most) => new(
        "management.too-many-changes", $"{count:#,0} changes were sent; one request takes {most:#,0}. Maybe divide them, or import a file.", RefusalKind.TooLarge);

    public static Refusal At(int place, Refusal refusal) => refusal with
    {
        Message = $"Change {place}: {refusal.Message}",
        Details = new Dictionary<string, object?>(refusal.Details) { ["change"] = place },
    };

    public static Refusal NotEditable(string model, ModelState state) => new(
        "management.not-editable", $"Model \"{model}\" is {state.WireName()} and not open for changes. Maybe clone it, or take it back to Planning.", RefusalKind.Conflict);

    public static Refusal OtherModel(string territory, string parent) => new(
        "management.other-model", $"\"{territory}\" and \"{parent}\" are of different models. Maybe choose a territory of the same one.");

    public static Refusal HasChildren(string territory, int children) => new(
        "management.has-children", $"Territory \"{territory}\" has {children} territories below it. Maybe move or remove them first.", RefusalKind.Conflict);

    public static Refusal HasRecords(string what, int count) => new(
        "management.in-use", $"{what} is used by {count:#,0} records. Maybe change them first.", RefusalKind.Conflict);

    public static Refusal EngineCause() => new(
        "management.engine-cause", "Rows with the cause Territory2AssignmentRule are written by rule runs only. Maybe give Territory2Manual, or change a rule.");

    public static Refusal FilterHoldsItems(string rule) => new(
        "management.filter-holds-items", $"Items of rule \"{rule}\" cannot be made or removed while it has a boolean filter. Maybe send the whole rule, or empty the filter first.",
        RefusalKind.Conflict);

    public static Refusal ManagerNotMember(string territory) => new(
        "management.manager-not-member", $"The forecast manager of \"{territory}\" must be one of its members. Maybe add the person to the territory first.");

    public static Refusal UserInactive(string user) => new(
        "management.user-inactive", $"\"{user}\" is not active and cannot be put into a territory. Maybe activate the user first.", RefusalKind.Conflict);

    public static Refusal UserHasTerritories(string user, int places) => new(
        "management.user-has-territories",
        $"\"{user}\" is in {places:#,0} territories and cannot be deactivated before they are handed over. Maybe plan that the person leaves: it names who takes over.",
        RefusalKind.Conflict);

    public static Refusal NoSuccessor(string user) => new(
        "management.no-successor", $"Nobody is named who takes over from \"{user}\". Maybe name somebody.");

    public static Refusal HandOverLater(DateOnly on, DateOnly today) => new(
        "management.hand-over-later", $"Owners have no dates: they can be handed over today, {today:yyyy-MM-dd}, but not ahead for {on:yyyy-MM-dd}. Maybe come back on that day.");

    public static Refusal NoPlannedHandover(string id) => new(
        "management.no-planned-handover", $"No planned hand-over {id} waits. Maybe it was done or canceled meanwhile; look at People again.", RefusalKind.NotFound);

    public static Refusal NoActiveModel() => new(
        "management.no-active-model", "No model is active. Maybe activate one first.", RefusalKind.Conflict);

    public static Refusal NotReadable(string type) => new(
        "management.derived", $"{type} is read out of other records. Maybe read it through the territory or the account.");

    public static Refusal ActNotFound(long act) => new(
        "management.act-not-found", $"There is no act {act}. Maybe it is of another workspace.", RefusalKind.NotFound);

    public static Refusal RevertConflict(long act, long later) => new(
        "management.revert-conflict", $"Act {act} cannot be taken back: act {later} changed the same records afterwards. Maybe take that one back first.", RefusalKind.Conflict)
    { Details = new Dictionary<string, object?> { ["act"] = act, ["later"] = later } };

    public static Refusal RevertTaken(long act) => new(
        "management.revert-taken", $"Act {act} cannot be taken back: a name that it would bring back is in use now. Maybe rename the newer record.", RefusalKind.Conflict);

    public static Refusal BadUnitField(string field) => new(
        "management.bad-unit-field", $"Account has no text field \"{field}\" to compare with the alignment's units. Maybe AccountNumber, or BillingPostalCode.");

    public static Refusal OtherDataset(string alignment) => new(
        "management.other-dataset", $"Alignment \"{alignment}\" is over another dataset, so it cannot say where these records lie. Maybe choose an alignment of this dataset.");

    public static Refusal NothingToPublish(string alignment) => new(
        "management.nothing-to-publish", $"Alignment \"{alignment}\" has no areas. Maybe draw territories first.");

    public static Refusal BadBoundarySet(string set, string id) => new(
        "management.bad-boundary-set", $"Value set \"{set}\" names the boundary set \"{id}\", which is no id. Maybe choose one from the list of boundary sets.");
}
