// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Keeps the prompt and the editor's document the same. What comes from elsewhere, such as a preset, replaces
// the text as one step that the editor can undo.

#include "ui/request/request_view_model.h"

#include <QPointer>
#include <QQuickTextDocument>
#include <QtQml/qqml.h>

namespace arioso::ui {

class PromptDocument : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged REQUIRED)
    Q_PROPERTY(
        arioso::ui::RequestViewModel* request READ request WRITE setRequest NOTIFY requestChanged REQUIRED)

public:
    using QObject::QObject;

    [[nodiscard]] QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    [[nodiscard]] RequestViewModel* request() const { return m_request; }
    void setRequest(RequestViewModel* request);

Q_SIGNALS:
    void documentChanged();
    void requestChanged();

private:
    void begin();
    void fromEditor();
    void toEditor();

    QPointer<QQuickTextDocument> m_document;
    QPointer<RequestViewModel> m_request;
};

} // namespace arioso::ui
