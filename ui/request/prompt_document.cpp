// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/prompt_document.h"

#include <QTextCursor>
#include <QTextDocument>

namespace arioso::ui {

void PromptDocument::setDocument(QQuickTextDocument* document)
{
    if (m_document == document)
        return;
    if (m_document != nullptr)
        m_document->textDocument()->disconnect(this);
    m_document = document;
    if (m_document != nullptr)
        connect(m_document->textDocument(), &QTextDocument::contentsChanged, this,
                &PromptDocument::fromEditor);
    begin();
    Q_EMIT documentChanged();
}

void PromptDocument::setRequest(RequestViewModel* request)
{
    if (m_request == request)
        return;
    if (m_request != nullptr)
        m_request->disconnect(this);
    m_request = request;
    if (m_request != nullptr) {
        connect(m_request, &RequestViewModel::promptChanged, this, &PromptDocument::toEditor);
        connect(m_request, &RequestViewModel::restored, this, &PromptDocument::begin);
    }
    begin();
    Q_EMIT requestChanged();
}

/// What the editor begins with cannot be undone.
void PromptDocument::begin()
{
    toEditor();
    if (m_document != nullptr && m_request != nullptr)
        m_document->textDocument()->clearUndoRedoStacks();
}

void PromptDocument::fromEditor()
{
    if (m_request != nullptr)
        m_request->setPrompt(m_document->textDocument()->toPlainText());
}

void PromptDocument::toEditor()
{
    if (m_document == nullptr || m_request == nullptr ||
        m_document->textDocument()->toPlainText() == m_request->prompt())
        return;
    QTextCursor cursor(m_document->textDocument());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(m_request->prompt());
    cursor.endEditBlock();
}

} // namespace arioso::ui
