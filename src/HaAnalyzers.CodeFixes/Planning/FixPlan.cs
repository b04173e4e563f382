using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>
/// The edits of one or of many fixes over the same solution. Fixes that ask for the same edit get it once, which is what makes
/// Fix All safe where several diagnostics lead to one place.
/// </summary>
internal sealed class FixPlan
{
    private readonly Dictionary<DocumentId, List<TextChange>> _changes = new();
    private readonly List<(Document Neighbour, string Name, string Text)> _newDocuments = new();

    private readonly Dictionary<(ProjectId, string), DocumentId> _claims = new();

    public bool IsEmpty => _changes.Count == 0 && _newDocuments.Count == 0;

    public void Insert(Document document, int position, string text) => Replace(document, new TextSpan(position, 0), text);

    public void Replace(Document document, TextSpan span, string text)
    {
        if (!_changes.TryGetValue(document.Id, out List<TextChange>? changes))
        {
            _changes.Add(document.Id, changes = new List<TextChange>());
        }

        bool isPlanned = changes.Any(change => change.Span == span && change.NewText == text);
        bool isTaken = changes.Any(change => change.Span.Length > 0 && span.Length > 0 && change.Span.OverlapsWith(span));
        if (!isPlanned && !isTaken)
        {
            changes.Add(new TextChange(span, text));
        }
    }

    /// <summary>Reserves what only one document of a project may do; false when another one has it.</summary>
    public bool TryClaim(string name, Document document)
    {
        (ProjectId, string) key = (document.Project.Id, name);
        if (!_claims.TryGetValue(key, out DocumentId? owner))
        {
            _claims.Add(key, owner = document.Id);
        }

        return owner == document.Id;
    }

    /// <summary>Adds a file to the project and the folder of another one.</summary>
    public void AddDocument(Document neighbour, string name, string text)
    {
        if (!_newDocuments.Any(planned => planned.Neighbour.Project.Id == neighbour.Project.Id && planned.Name == name))
        {
            _newDocuments.Add((neighbour, name, text));
        }
    }

    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (KeyValuePair<DocumentId, List<TextChange>> document in _changes)
        {
            SourceText text = await solution.GetDocument(document.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Key, text.WithChanges(Ordered(document.Value)));
        }

        foreach ((Document neighbour, string name, string text) in _newDocuments)
        {
            string? path = neighbour.FilePath is { } file ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file) ?? "", name) : null;
            solution = solution.AddDocument(
                DocumentId.CreateNewId(neighbour.Project.Id), name, SourceText.From(text), neighbour.Folders, path);
        }

        return solution;
    }

    /// <summary>Sorted as the text wants them, insertions at one place joined in the order they were asked for.</summary>
    private static IEnumerable<TextChange> Ordered(List<TextChange> changes) =>
        changes
            .GroupBy(change => change.Span)
            .OrderBy(group => group.Key.Start).ThenBy(group => group.Key.Length)
            .Select(group => new TextChange(group.Key, string.Concat(group.Select(change => change.NewText))));
}
